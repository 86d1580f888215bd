throw new Error('Lotse uses escpos as a byte encoder only; node-bluetooth is not installed.')
