import type { Brief, CaseDetail } from '../../../desk/api-case.ts';
import { useSpeech } from '../../shared/language.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { Facts } from './facts.tsx';

/** How the person can be reached, for who has the case and was allowed to know. */
export function ContactView({ brief: { contact, consent }, hidden }: { brief: Brief; hidden: boolean }) {
  const say = useWords();
  const given = contact && [contact.name, contact.phone, contact.email].some(Boolean);
  return (
    <section>
      <h3>{say('briefContact')}</h3>
      {given ? (
        <address className="said-words">
          {contact.name && <b>{contact.name}</b>}
          {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
          {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        </address>
      ) : (
        <p className="quiet">{say(hidden && consent.contact ? 'contactHidden' : 'contactNone')}</p>
      )}
    </section>
  );
}

/** What may be shared, and with whom. */
export function ConsentView({ brief: { consent } }: { brief: Brief }) {
  const say = useWords();
  const asked = [
    ['consentConversation', consent.conversation],
    ['consentContact', consent.contact],
    ['consentVolunteer', consent.volunteer],
    ['consentAnonymous', consent.anonymous],
  ] as const;
  return (
    <section>
      <h3>{say('briefConsent')}</h3>
      <Facts facts={asked.map(([word, given]) => [say(word), say(given ? 'yes' : 'no')])} />
    </section>
  );
}

/** What the centre promised, and whether it was kept. */
export function Promises({ detail: { sla } }: { detail: CaseDetail }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { moment } = useTimes();
  if (sla.length === 0) return null;
  return (
    <section>
      <h3>{say('promises')}</h3>
      <Facts
        facts={sla.map(({ kind, dueAt, metAt, missedAt }) => [
          pick(lists.sla[kind]!),
          missedAt
            ? say('promiseMissed', { time: moment(dueAt) })
            : metAt
              ? say('promiseMet', { time: moment(metAt) })
              : say('promiseDue', { time: moment(dueAt) }),
        ])}
      />
    </section>
  );
}

/** How the case ended, and what the enterprise thought of it. */
export function RatingView({ detail: { rating, closing } }: { detail: CaseDetail }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const { full, moment } = useTimes();
  if (!rating && !closing) return null;
  return (
    <section>
      {closing && (
        <>
          <h3>{say('closed')}</h3>
          <Facts
            facts={[
              [say('closeOutcome'), pick(lists.outcomes[closing.outcome]!)],
              [say('closeService'), pick(lists.services[closing.service]!)],
              [say('closeMinutes'), String(closing.minutes)],
              [say('closeSummary'), closing.summary],
              [
                '',
                closing.by
                  ? say('closedBy', { name: closing.by.name, time: full(closing.at) })
                  : say('closedSystem'),
              ],
              ['', say('reopenUntil', { time: moment(closing.reopenUntil) })],
            ]}
          />
        </>
      )}
      {rating && (
        <>
          <h3>{say('ratingGiven')}</h3>
          <p className="stars" role="img" aria-label={`${rating.score} / 5`}>
            {'★'.repeat(rating.score)}
            <span>{'★'.repeat(5 - rating.score)}</span>
          </p>
          {rating.comment && <p className="said-words">{rating.comment}</p>}
          {rating.benefit && (
            <p>
              {say('benefit')}：{say(`benefit_${rating.benefit}`)}
            </p>
          )}
        </>
      )}
    </section>
  );
}
