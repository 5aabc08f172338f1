// Loaded into a process by --require: writes the most memory it ever held, in kilobytes, where PEAK_MEMORY_FILE says.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE ?? '', String(process.resourceUsage().maxRSS)));
