import { Command, Option } from 'commander';
import { askCommand } from './ask.ts';
import { doctorCommand } from './doctor.ts';
import { documentsCommand } from './documents.ts';
import { evalAnswersCommand } from './eval-answers.ts';
import { evalRetrievalCommand } from './eval-retrieval.ts';
import { ingestCommand } from './ingest.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';

/** The command `lastkm`: each verb in a file of its own. */
export function createProgram(): Command {
  const program = new Command('lastkm').description(
    'Last Kilometre: policy answers for small firms, with the article they rest on',
  );
  program.command('serve').description('serve the chat page and the bot').action(serveCommand);
  program
    .command('ingest')
    .description('load policy texts: Markdown, text, HTML, DOCX, PDF, or folders of them')
    .argument('<path...>')
    .option('--json', 'one result line per document, as JSON')
    .option('--dry-run', 'say what would be stored, and store nothing')
    .action(ingestCommand);
  program
    .command('ask')
    .description('ask one question')
    .argument('<question>')
    .option('--json', 'the whole answer as JSON')
    .option('--as-of <day>', 'answer as on this day (YYYY-MM-DD)')
    .action(askCommand);
  program
    .command('search')
    .description('find passages, as answers find them')
    .argument('<words>')
    .option('--json', 'as JSON')
    .option('--limit <n>', 'how many', Number, 10)
    .option('--as-of <day>', 'in force on this day (YYYY-MM-DD)')
    .option('--region <name...>', 'also texts of these regions')
    .action(searchCommand);
  program
    .command('documents')
    .description('list the texts that are held, with their validity')
    .option('--json', 'one line per version, as JSON')
    .action(documentsCommand);
  program
    .command('doctor')
    .description('check configuration, storage, index and model')
    .option('--json', 'as JSON')
    .action(doctorCommand);
  const evaluate = program
    .command('eval')
    .description('measure answers and retrieval; never touches the live data');
  evaluate
    .command('answers')
    .description('play questions through the production path')
    .argument('<questions.jsonl>')
    .requiredOption('--out <results.jsonl>', 'where the results go')
    .action(evalAnswersCommand);
  evaluate
    .command('retrieval')
    .description('rank passages for questions with known articles')
    .requiredOption('--corpus <corpus.jsonl>')
    .requiredOption('--queries <queries.jsonl>')
    .addOption(
      new Option('--half <half>', 'which half searches').choices(['hybrid', 'lexical']).default('hybrid'),
    )
    .option('--json', 'as JSON')
    .action(evalRetrievalCommand);
  return program;
}
