module.exports = () => {
  throw new Error('serialport is not part of Lotse: escpos encodes bytes here and nothing else.')
}
