throw new Error('Lotse uses escpos as a byte encoder only; usb is not installed.')
