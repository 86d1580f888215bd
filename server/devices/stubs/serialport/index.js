throw new Error('Lotse uses escpos as a byte encoder only; serialport is not installed.')
