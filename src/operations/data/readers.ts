import '../../../bot/answer.ts';
import '../../../bot/channel.words.ts';
import '../../../desk/rules.ts';
import '../../../desk/teams.ts';
import '../../../desk/words.ts';
import '../../../ingest/found.ts';
import '../../../services/calculators/rules.ts';
import { dayKind } from '../../../desk/calendar.ts';
import { builtinThesaurus } from '../../../knowledge/thesaurus.ts';
import { DATA_FILES } from './files.ts';

/**
 * Has every editable file read by the code that uses it, as the program does sooner or later. Throws when one of
 * them breaks it: a pattern that is none, a name that nothing has.
 */
export function readAll(): void {
  builtinThesaurus();
  for (const { path } of DATA_FILES) {
    const year = /holidays-(\d{4})/.exec(path)?.[1];
    if (year) dayKind(`${year}-01-01`);
  }
}
