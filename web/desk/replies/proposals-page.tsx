import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ProposalDecisionBody } from '../../../desk/api.ts';
import type { Proposal } from '../../../desk/api-acts.ts';
import { call } from '../../shared/api.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { useSession } from '../../shared/session.tsx';
import { useTimes } from '../../shared/times.ts';
import { useDoing } from '../../shared/use-doing.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useWords } from '../words.ts';

/** What advisers propose to keep from closed cases; an approver decides. */
export default function ProposalsPage() {
  const say = useWords();
  const fetched = useFetched('proposals', (signal) =>
    call<{ proposals: Proposal[] }>('GET', '/api/desk/proposals', undefined, signal),
  );
  const proposals = fetched.data?.proposals ?? [];
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>{say('navProposals')}</h1>
      </header>
      <div className="page-body">
        {!fetched.data ? (
          <Empty fetched={fetched} />
        ) : proposals.length === 0 ? (
          <Nothing icon="star">{say('proposalsEmpty')}</Nothing>
        ) : (
          <ul className="cards">
            {proposals.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} onDecided={fetched.renew} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const TONES = { proposed: 'warn', approved: 'good', rejected: undefined } as const;

function ProposalCard({ proposal, onDecided }: { proposal: Proposal; onDecided(): void }) {
  const say = useWords();
  const { moment } = useTimes();
  const { is, me } = useSession();
  const [comment, setComment] = useState('');
  const [busy, doing] = useDoing();
  const { id, kind, title, text, state, by, at, reference, decidedBy, decision } = proposal;
  const decide = async (approve: boolean) => {
    const body: ProposalDecisionBody = { approve, ...(comment.trim() && { comment: comment.trim() }) };
    if (await doing(() => call('POST', `/api/desk/proposals/${id}`, body))) onDecided();
  };
  return (
    <li className="card">
      <h2>
        {title}
        <span className="tag">{say(`propose_${kind}`)}</span>
        <span className="tag" data-tone={TONES[state]}>
          {say(`proposal_${state}`)}
        </span>
      </h2>
      <p>
        {by.name} · {reference} · {moment(at)}
        {decidedBy && ` · ${decidedBy.name}${decision ? `：${decision}` : ''}`}
      </p>
      <p className="said-words">{text}</p>
      {state === 'proposed' && is('approver') && by.id !== me.id && (
        <div className="row-end">
          <Input
            size="small"
            style={{ maxWidth: 260 }}
            placeholder={say('comment')}
            aria-label={say('comment')}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          <Button size="small" loading={busy} onClick={() => decide(false)}>
            {say('reject')}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={() => decide(true)}>
            {say('approve')}
          </Button>
        </div>
      )}
    </li>
  );
}
