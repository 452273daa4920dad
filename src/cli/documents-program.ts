import { type Command, InvalidArgumentError, Option } from 'commander';
import { RELATION_KINDS } from '../../knowledge/relation-kinds.ts';
import { isDay } from '../base/time.ts';

/** The verbs about the texts held: what there is, what is doubtful, what changed, what a person knows better. */
export function addDocumentsCommands(program: Command): void {
  const documents = program.command('documents').description('the texts that are held, and their validity');
  documents
    .command('list', { isDefault: true })
    .description('list every version with its window')
    .addOption(onDay('validity on this day'))
    .option('--json', 'one line per version, as JSON')
    .action(async (options) => (await import('./documents.ts')).documentsListCommand(options));
  documents
    .command('check')
    .description('print what is doubtful: coverage, metadata, missing replacements, ends, duplicates')
    .addOption(onDay('as on this day'))
    .option('--json', 'one line per finding, as JSON')
    .action(async (options) => (await import('./documents-check.ts')).documentsCheckCommand(options));
  documents
    .command('show')
    .description('what is known of a version, where each field was read, and what acts on it')
    .argument('<version>', 'its id, or its title')
    .option('--json', 'as JSON')
    .action(async (version, options) =>
      (await import('./documents-show.ts')).documentsShowCommand(version, options),
    );
  documents
    .command('diff')
    .description('what changed from one version to another, article by article')
    .argument('<before>', 'id of a version, or a title: then its last two versions are compared')
    .argument('[after]', 'id of a version')
    .option('--json', 'as JSON')
    .action(async (before, after, options) =>
      (await import('./documents-diff.ts')).documentsDiffCommand(before, after, options),
    );
  addEdits(documents);
}

function addEdits(documents: Command): void {
  documents
    .command('set')
    .description('set a field of a version, or confirm it')
    .argument('<version>', 'its id, or its title')
    .argument('<field>')
    .argument('<value>', 'as JSON, or words')
    .action(async (version, field, value) =>
      (await import('./documents-edit.ts')).documentsSetCommand(version, field, value),
    );
  documents
    .command('relate')
    .description('say that one text acts on another')
    .argument('<version>', 'the text that acts: id or title')
    .addArgument(documents.createArgument('<kind>').choices(Object.keys(RELATION_KINDS)))
    .argument('<target>', 'the text it acts on: id of a version, or title')
    .option('--articles <articles>', 'only these: 第三条、第五条')
    .addOption(onDay('first day on which it holds'))
    .addOption(new Option('--until <day>', 'last day that an extension gives').argParser(day))
    .action(async (version, kind, target, options) =>
      (await import('./documents-edit.ts')).documentsRelateCommand(version, kind, target, options),
    );
  documents
    .command('unrelate')
    .description('take a relation back')
    .argument('<relation>', 'its id', Number)
    .action(async (id) => (await import('./documents-edit.ts')).documentsUnrelateCommand(id));
}

function onDay(description: string): Option {
  return new Option('--on <day>', `${description} (YYYY-MM-DD)`).argParser(day);
}

function day(written: string): string {
  if (!isDay(written)) throw new InvalidArgumentError('a day is YYYY-MM-DD');
  return written;
}
