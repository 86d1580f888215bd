module.exports = () => {
  throw new Error('usb is not part of Lotse: escpos encodes bytes here and nothing else.')
}
