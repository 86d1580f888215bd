module.exports = () => {
  throw new Error('get-pixels is not part of Lotse: escpos encodes bytes here and nothing else.')
}
