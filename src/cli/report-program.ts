import { type Command, Option } from 'commander';

/** The verbs of reports: files of what was asked, of figures and of worklists. */
export function addReportCommands(program: Command): void {
  const report = program
    .command('report')
    .description('files of what was asked, of figures and of worklists; personal data masked');
  const load = () => import('./report.ts');
  files(report.command('statistics').description('the yearly table, as it stands now'))
    .option('--year <year>', 'which year; default: this one', Number)
    .option('--json', 'print it as JSON')
    .action(async (options) => (await load()).reportStatisticsCommand(options));
  files(report.command('questions').description('questions with their answers'))
    .option('--from <day>', 'first day (YYYY-MM-DD)')
    .option('--to <day>', 'last day (YYYY-MM-DD)')
    .option('--topic <topic>', 'tax, finance, labor, company, …')
    .option('--outcome <outcome>', 'answered, unanswerable_not_found, …')
    .action(async (options) => (await load()).reportQuestionsCommand(options));
  files(report.command('cases').description('typical cases, anonymised and approved'))
    .option('--year <year>', 'which year; default: this one', Number)
    .action(async (options) => (await load()).reportCasesCommand(options));
  files(report.command('worklist').description('a worklist; without a name: how much stands on each'))
    .argument('[list]')
    .action(async (list, options) => (await load()).reportWorklistCommand(list, options));
}

function files(command: Command): Command {
  return command
    .option('--xlsx <file>', 'write a workbook')
    .option('--csv <file>', 'write comma-separated values')
    .addOption(new Option('--lang <language>', 'language of the file').choices(['zh', 'en']).default('zh'));
}
