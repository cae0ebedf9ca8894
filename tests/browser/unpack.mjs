// Unpacks the Chromium of the package into .cache beside this file and prints where it lies.
import chromium from '@sparticuz/chromium';

console.log(await chromium.executablePath());
