import type { Command } from 'commander';

/** The commands for drafts. They are decided on the page, by people who are signed in. */
export function addDraftCommands(program: Command): void {
  const drafts = program.command('drafts').description('texts that wait to be checked and published');
  drafts
    .command('list')
    .description('drafts, newest first')
    .option('--state <state>', 'only those in this state')
    .option('--batch <id>', 'only those given together')
    .option('--json', 'one line per draft, as JSON')
    .action(async (options) => (await import('./drafts.ts')).listDraftsCommand(options));
  drafts
    .command('batches')
    .description('what was given together, and how it stands')
    .action(async () => (await import('./drafts.ts')).listBatchesCommand());
  drafts
    .command('add')
    .description('hand files and folders in as drafts')
    .argument('<path...>')
    .action(async (paths) => (await import('./drafts.ts')).addDraftsCommand(paths));
}
