throw new Error('Lotse uses escpos as a byte encoder only; get-pixels is not installed.')
