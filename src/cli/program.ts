import { Command, Option } from 'commander';

/** The command `lastkm`: each verb in a file of its own, loaded when it is used. */
export function createProgram(): Command {
  const program = new Command('lastkm').description(
    'Last Kilometre: policy answers for small firms, with the article they rest on',
  );
  program
    .command('serve')
    .description('serve the chat page and the bot')
    .action(async () => (await import('./serve.ts')).serveCommand());
  program
    .command('ingest')
    .description('load policy texts: Markdown, text, HTML, DOCX, PDF, or folders of them')
    .argument('<path...>')
    .option('--json', 'one result line per document, as JSON')
    .option('--dry-run', 'say what would be stored, and store nothing')
    .action(async (what, options) => (await import('./ingest.ts')).ingestCommand(what, options));
  program
    .command('ask')
    .description('ask one question')
    .argument('<question>')
    .option('--json', 'the whole answer as JSON')
    .option('--as-of <day>', 'answer as on this day (YYYY-MM-DD)')
    .action(async (what, options) => (await import('./ask.ts')).askCommand(what, options));
  program
    .command('search')
    .description('find passages, as answers find them')
    .argument('<words>')
    .option('--json', 'as JSON')
    .option('--limit <n>', 'how many', Number, 10)
    .option('--as-of <day>', 'in force on this day (YYYY-MM-DD)')
    .option('--region <name...>', 'also texts of these regions')
    .action(async (what, options) => (await import('./search.ts')).searchCommand(what, options));
  program
    .command('documents')
    .description('list the texts that are held, with their validity')
    .option('--json', 'one line per version, as JSON')
    .action(async (options) => (await import('./documents.ts')).documentsCommand(options));
  program
    .command('doctor')
    .description('check configuration, storage, index and model')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./doctor.ts')).doctorCommand(options));
  const evaluate = program
    .command('eval')
    .description('measure answers and retrieval; never touches the live data');
  evaluate
    .command('answers')
    .description('play questions through the production path')
    .argument('<questions.jsonl>')
    .requiredOption('--out <results.jsonl>', 'where the results go')
    .action(async (what, options) => (await import('./eval-answers.ts')).evalAnswersCommand(what, options));
  evaluate
    .command('retrieval')
    .description('rank passages for questions with known articles')
    .requiredOption('--corpus <corpus.jsonl>')
    .requiredOption('--queries <queries.jsonl>')
    .addOption(
      new Option('--half <half>', 'which half searches').choices(['hybrid', 'lexical']).default('hybrid'),
    )
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./eval-retrieval.ts')).evalRetrievalCommand(options));
  return program;
}
