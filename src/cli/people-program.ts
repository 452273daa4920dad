import { type Command, Option } from 'commander';
import type { PeopleChange } from './people.ts';

const CHANGES: Record<PeopleChange, string> = {
  disable: 'shut somebody out at once',
  enable: 'let somebody in again',
  unlock: 'forget the tries that hold up a sign-in',
  'sign-out': 'end all sessions of somebody',
  'remove-second-factor': 'take a lost second factor away',
};

/** The verbs about people and the audit trail. */
export function addPeopleCommands(program: Command): void {
  const people = program.command('people').description('the people of the centre: invite, change, shut out');
  people
    .command('list', { isDefault: true })
    .description('list everybody')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./people.ts')).peopleListCommand(options));
  people
    .command('invite')
    .description('invite somebody; prints a link that works once, for seven days')
    .argument('<email>')
    .requiredOption('--name <name>')
    .requiredOption('--roles <roles>', 'adviser, volunteer, editor, approver, admin, auditor; by commas')
    .addOption(new Option('--language <language>').choices(['zh', 'en']).default('zh'))
    .option('--json', 'as JSON')
    .action(async (email, options) => (await import('./people.ts')).peopleInviteCommand(email, options));
  people
    .command('reset')
    .description('print a link for a new password, or a new invitation')
    .argument('<email>')
    .option('--json', 'as JSON')
    .action(async (email, options) => (await import('./people.ts')).peopleResetCommand(email, options));
  people
    .command('roles')
    .description('replace the roles of somebody')
    .argument('<email>')
    .argument('<roles>', 'by commas')
    .option('--json', 'as JSON')
    .action(async (email, roles, options) =>
      (await import('./people.ts')).peopleRolesCommand(email, roles, options),
    );
  for (const [change, about] of Object.entries(CHANGES) as [PeopleChange, string][])
    people
      .command(change)
      .description(about)
      .argument('<email>')
      .option('--json', 'as JSON')
      .action(async (email, options) =>
        (await import('./people.ts')).peopleChangeCommand(change, email, options),
      );
  addAuditCommands(program);
}

function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the trail of who did and saw what');
  audit
    .command('verify')
    .description('check that nothing was changed, removed or put in')
    .option('--expect <hash>', 'a last hash noted earlier, which must still be in the chain')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./audit.ts')).auditVerifyCommand(options));
  audit
    .command('list')
    .description('print the latest entries')
    .option('--limit <n>', 'how many', Number, 50)
    .option('--actor <id>', 'of one person, or cli, system, anonymous')
    .option('--action <action>', 'of one kind, such as case.viewed or person')
    .option('--subject <id>', 'about one person, case or document')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./audit.ts')).auditListCommand(options));
}
