import type { CaseRow } from '../../../desk/api-case.ts';
import type { Day } from '../../../src/base/time.ts';
import { systemClock, today } from '../../../src/base/time.ts';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useNow, useTimes } from '../../shared/times.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

/** So few days left are shown in the colour of alarm, so few in that of care. */
const NEAR_DAYS = 5;
const SOON_DAYS = 15;

/** The day by which the law wants something done. */
export function DeadlineTag({ deadline }: { deadline: Day | null }) {
  const say = useWords();
  useNow(60_000);
  if (!deadline) return null;
  const days = Math.round((Date.parse(deadline) - Date.parse(today(systemClock))) / 86_400_000);
  const tone = days <= NEAR_DAYS ? 'alarm' : days <= SOON_DAYS ? 'warn' : undefined;
  return (
    <span className="tag" data-tone={tone}>
      <Icon name="flag" size={13} />
      {days === 0
        ? say('deadlineToday')
        : say(days > 0 ? 'deadlineIn' : 'deadlineOver', { day: deadline, days: Math.abs(days) })}
    </span>
  );
}

/** Less than this left: care. */
const PRESSING_MS = 15 * 60_000;

/** The next promise of the centre that runs out. */
export function DueTag({ due }: { due: CaseRow['due'] }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { span } = useTimes();
  const now = useNow();
  if (!due) return null;
  const left = Date.parse(due.at) - now;
  const tone = left < 0 ? 'alarm' : left < PRESSING_MS ? 'warn' : undefined;
  return (
    <span className="tag fades" data-tone={tone}>
      {say(left < 0 ? 'dueLate' : 'dueIn', { kind: pick(lists.sla[due.kind]!), span: span(left) })}
    </span>
  );
}
