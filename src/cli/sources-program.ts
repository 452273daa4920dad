import { type Command, Option } from 'commander';

/** The commands for watched sources and queued texts. */
export function addSourceCommands(program: Command): void {
  const sources = program.command('sources').description('pages that are watched for new and changed texts');
  sources
    .command('add')
    .description('watch a page, a feed, a sitemap, or a list of links')
    .argument('<url>')
    .addOption(
      new Option('--kind <kind>', 'what stands there')
        .choices(['page', 'feed', 'sitemap', 'list'])
        .default('page'),
    )
    .option('--every <time>', 'how often: 30m, 6h, 1d', '6h')
    .option('--pattern <regex>', 'which addresses to take (a list needs it)')
    .option('--region <name>', 'region of all texts there')
    .option('--topics <code...>', 'topics of all texts there')
    .action(async (url, options) => (await import('./sources.ts')).addCommand(url, options));
  sources
    .command('list')
    .description('how the sources stand')
    .option('--json', 'one line per source, as JSON')
    .action(async (options) => (await import('./sources.ts')).listCommand(options));
  sources
    .command('run')
    .description('check the sources that are due, or one of them now')
    .argument('[id]')
    .option('--json', 'one result line per document, as JSON')
    .action(async (id, options) => (await import('./sources-run.ts')).runCommand(id, options));
  for (const [verb, about] of Object.entries({
    pause: 'stop checking a source for a while',
    resume: 'go on checking a paused source',
    remove: 'stop watching; its texts stay',
  }))
    sources
      .command(verb)
      .description(about)
      .argument('<id>')
      .action(async (id) => (await import('./sources.ts')).statusCommand(verb, id));
  sources
    .command('doubtful')
    .description('texts withdrawn at their source, or refused as they stand there now')
    .option('--settle <page>', 'a withdrawal was looked at and is done')
    .option('--json', 'one line per page, as JSON')
    .action(async (options) => (await import('./sources.ts')).doubtfulCommand(options));
  const jobs = program.command('jobs').description('texts queued for reading');
  jobs
    .command('list', { isDefault: true })
    .description('how they stand')
    .option('--status <status>', 'queued, running, done, failed')
    .option('--json', 'one line per job, as JSON')
    .action(async (options) => (await import('./jobs.ts')).listCommand(options));
  jobs
    .command('retry')
    .description('read failed texts again: one, or all')
    .argument('[id]')
    .action(async (id) => (await import('./jobs.ts')).retryCommand(id));
}
