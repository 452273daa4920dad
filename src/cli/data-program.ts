import type { Command } from 'commander';

/** The verbs of running it: a person's data, how long data are kept, backups. */
export function addOperationsCommands(program: Command): void {
  program
    .command('backup')
    .description('write one archive of everything that cannot be made again, also while the server runs')
    .argument('[file.zip]', 'default: a new one in DATA_DIR/backups')
    .option('--json', 'as JSON')
    .action(async (file, options) => (await import('./backup.ts')).backupCommand(file, options));
  program
    .command('restore')
    .description(
      'put a backup in the place of the data, once all of it is checked; the server must be stopped',
    )
    .argument('<file.zip>')
    .option('--to <folder>', 'another data folder')
    .option('--json', 'as JSON')
    .action(async (file, options) => (await import('./restore.ts')).restoreCommand(file, options));
  addPersonCommands(program);
  addSwitchCommands(program);
  const retention = program.command('retention').description('how long data are kept');
  retention
    .command('show', { isDefault: true })
    .description('print the days per class of data')
    .action(async () => (await import('./retention.ts')).retentionShowCommand());
  retention
    .command('set')
    .description('change the days of some classes, as conversations=365')
    .argument('<class=days...>')
    .action(async (changes) => (await import('./retention.ts')).retentionSetCommand(changes));
  retention
    .command('run')
    .description('erase now what has been kept for its time; a server does so daily')
    .action(async () => (await import('./retention.ts')).retentionRunCommand());
}

function addSwitchCommands(program: Command): void {
  const switches = program.command('switches').description('what is switched on and off while it runs');
  const load = () => import('./switches.ts');
  switches
    .command('show', { isDefault: true })
    .description('print every switch, and who switched it last')
    .option('--json', 'as JSON')
    .action(async (options) => (await load()).switchesShowCommand(options));
  switches
    .command('set')
    .description('switch bot, model, uploads, channel_web, channel_cloud or four_eyes')
    .argument('<name>')
    .argument('<on|off>')
    .requiredOption('--reason <words>', 'why; it is kept')
    .action(async (name, state, options) => (await load()).switchesSetCommand(name, state, options));
}

function addPersonCommands(program: Command): void {
  const person = program.command('person').description("a person's data: find, export, correct, erase");
  const load = () => import('./data.ts');
  person
    .command('find')
    .description('conversations with a phone number, e-mail address, name, case reference or id')
    .argument('<what>')
    .option('--json', 'as JSON')
    .action(async (what, options) => (await load()).personFindCommand(what, options));
  person
    .command('export')
    .description('write a copy for the person: data, readable text and files')
    .argument('<conversation id or case reference...>')
    .requiredOption('--out <file.zip>')
    .action(async (names, options) => (await load()).personExportCommand(names, options));
  person
    .command('correct')
    .description('put the contact of a case right')
    .argument('<case reference>')
    .option('--name <name>')
    .option('--phone <phone>')
    .option('--email <email>')
    .action(async (reference, options) => (await load()).personCorrectCommand(reference, options));
  person
    .command('erase')
    .description('erase everything said and written in conversations, for good')
    .argument('<conversation id or case reference...>')
    .option('--yes', 'do it; without this only what would be erased is shown')
    .option('--json', 'as JSON')
    .action(async (names, options) => (await load()).personEraseCommand(names, options));
}
