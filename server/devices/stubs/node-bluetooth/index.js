module.exports = () => {
  throw new Error('node-bluetooth is not part of Lotse: escpos encodes bytes here and nothing else.')
}
