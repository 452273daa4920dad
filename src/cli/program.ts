import { Command, Option } from 'commander';
import { addOperationsCommands } from './data-program.ts';
import { addDocumentsCommands } from './documents-program.ts';
import { addDraftCommands } from './drafts-program.ts';
import { addPeopleCommands } from './people-program.ts';
import { addReportCommands } from './report-program.ts';
import { addSourceCommands } from './sources-program.ts';

/** The command `lastkm`: each verb in a file of its own, loaded when it is used. */
export function createProgram(): Command {
  const program = new Command('lastkm').description(
    'Last Kilometre: policy answers for small firms, with the article they rest on',
  );
  program
    .command('serve')
    .description('serve the chat page, the desk and the bot')
    .option('--demo', 'a made-up centre in a folder of its own, with people, conversations and cases to try')
    .action(async (options) => (await import('./serve.ts')).serveCommand(options));
  program
    .command('ingest')
    .description('load policy texts: files, folders of them, or pages and files at an address')
    .argument('<path or URL...>')
    .option('--json', 'one result line per document, as JSON')
    .option('--dry-run', 'say what would be stored, and store nothing')
    .option('--queue', 'leave the reading to the server, which goes on with it whatever happens')
    .action(async (what, options) => (await import('./ingest.ts')).ingestCommand(what, options));
  program
    .command('ask')
    .description('ask one question')
    .argument('<question>')
    .option('--json', 'the whole answer as JSON')
    .option('--as-of <day>', 'answer as on this day (YYYY-MM-DD)')
    .option('--on <day>', 'today, but by the texts in force on this day')
    .action(async (what, options) => (await import('./ask.ts')).askCommand(what, options));
  program
    .command('search')
    .description('find passages, as answers find them')
    .argument('<words>')
    .option('--json', 'as JSON')
    .option('--limit <n>', 'how many', Number, 10)
    .option('--on, --as-of <day>', 'in force on this day (YYYY-MM-DD)')
    .option('--region <name...>', 'also texts of these regions')
    .action(async (what, options) => (await import('./search.ts')).searchCommand(what, options));
  addDocumentsCommands(program);
  addDraftCommands(program);
  program
    .command('doctor')
    .description('check configuration, storage, index and model')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./doctor.ts')).doctorCommand(options));
  program
    .command('calculate')
    .description(
      'reckon severance, overtime, surcharges, deadlines …; without a name: list what can be reckoned',
    )
    .argument('[calculator]')
    .argument('[name=value...]')
    .option('--json', 'as JSON')
    .addOption(new Option('--lang <language>', 'language of the result').choices(['zh', 'en']).default('zh'))
    .action(async (what, values, options) =>
      (await import('./calculate.ts')).calculateCommand(what, values, options),
    );
  addPeopleCommands(program);
  addSourceCommands(program);
  addOperationsCommands(program);
  addReportCommands(program);
  const evaluate = program
    .command('eval')
    .description('measure answers and retrieval; never touches the live data');
  evaluate
    .command('answers')
    .description('play questions through the production path')
    .argument('<questions.jsonl>')
    .requiredOption('--out <results.jsonl>', 'where the results go; - for standard output')
    .action(async (what, options) => (await import('./eval-answers.ts')).evalAnswersCommand(what, options));
  evaluate
    .command('score')
    .description('score results by what their question set expects')
    .argument('<questions.jsonl>')
    .argument('<results.jsonl>')
    .option('--list', 'name the answers that fail')
    .option('--json', 'as JSON')
    .action(async (what, results, options) =>
      (await import('./eval-score.ts')).evalScoreCommand(what, results, options),
    );
  evaluate
    .command('compare')
    .description('two runs side by side: what got better or worse')
    .argument('<before.jsonl>')
    .argument('<after.jsonl>')
    .option('--questions <questions.jsonl>', 'what the questions expect')
    .option('--html <page.html>', 'also as a page with both answers')
    .option('--json', 'as JSON')
    .action(async (before, after, options) =>
      (await import('./eval-compare.ts')).evalCompareCommand(before, after, options),
    );
  evaluate
    .command('sets')
    .description('sets of questions kept by the centre, and their last runs')
    .action(async () => (await import('./eval-sets.ts')).evalSetsCommand());
  evaluate
    .command('import')
    .description('take a questions file into a set; known names are changed')
    .argument('<set>')
    .argument('<questions.jsonl>')
    .action(async (set, file) => (await import('./eval-sets.ts')).evalImportCommand(set, file));
  evaluate
    .command('export')
    .description('write a set as a questions file to standard output')
    .argument('<set>')
    .action(async (set) => (await import('./eval-sets.ts')).evalExportCommand(set));
  evaluate
    .command('retrieval')
    .description('rank passages for questions with known articles')
    .requiredOption('--corpus <corpus.jsonl>')
    .requiredOption('--queries <queries.jsonl>')
    .addOption(
      new Option('--half <half>', 'which half searches').choices(['hybrid', 'lexical']).default('hybrid'),
    )
    .option('--out <run.jsonl>', "where each question's place goes")
    .option('--against <run.jsonl>', 'an earlier run to compare with')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./eval-retrieval.ts')).evalRetrievalCommand(options));
  return program;
}
