import { Button, Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ClaimBody } from '../../../desk/api-acts.ts';
import type { CaseRow, ConflictReport } from '../../../desk/api-case.ts';
import { call, Problem } from '../../shared/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { go } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { ConflictView } from './conflict-view.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

export interface Claim {
  /** Claims or accepts the case, asking first what must be asked. */
  start(): void;
  decline(): void;
  busy: boolean;
  dialogs: ReactNode;
}

/** Taking a case: a volunteer reads the limited scope first; a possible conflict of interest is shown and confirmed. */
export function useClaim(row: CaseRow | null, onTaken?: () => void): Claim {
  const { is } = useSession();
  const [scope, setScope] = useState(false);
  const [conflict, setConflict] = useState<ConflictReport | null>(null);
  const [declining, setDeclining] = useState(false);
  const [busy, doing] = useDoing();
  const volunteer = row?.team === 'legal_aid' && !is('adviser', 'admin');

  const take = (body: ClaimBody) => {
    if (!row) return;
    const verb = row.state === 'offered' ? 'accept' : 'claim';
    return doing(async () => {
      const report = await attempt(`/api/desk/cases/${row.id}`, verb, body);
      setScope(false);
      setConflict(report);
      if (report) return;
      go(`/desk/cases/${row.id}`);
      onTaken?.();
    });
  };
  const asked: ClaimBody = volunteer ? { acceptScope: true } : {};
  return {
    start: () => (volunteer ? setScope(true) : void take({})),
    decline: () => setDeclining(true),
    busy,
    dialogs: (
      <>
        <ScopeDialog open={scope} busy={busy} onCancel={() => setScope(false)} onAccept={() => take(asked)} />
        <ConflictDialog
          report={conflict}
          busy={busy}
          onCancel={() => setConflict(null)}
          onGoOn={() => take({ ...asked, acknowledgeSimilar: true })}
        />
        {row && declining && (
          <ReleaseDialog
            row={row}
            verb="decline"
            onCancel={() => setDeclining(false)}
            onDone={() => setDeclining(false)}
          />
        )}
      </>
    ),
  };
}

const CONFLICTS = ['conflict_of_interest', 'conflict_possible'];

/** Tries to take a case; a conflict of interest comes back as its report. Throws every other refusal. */
async function attempt(path: string, verb: string, body: ClaimBody): Promise<ConflictReport | null> {
  try {
    await call('POST', `${path}/${verb}`, body);
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || !CONFLICTS.includes(error.code)) throw error;
    return await call<ConflictReport>('GET', `${path}/conflicts`);
  }
}

/** The buttons that take a case, or give the offer back. */
export function ClaimButtons(props: { row: CaseRow; claim: Claim; onOpen?: () => void }) {
  const say = useWords();
  const { me } = useDesk();
  const { row, claim, onOpen } = props;
  const { is } = useSession();
  const offered = row.state === 'offered' && row.offeredTo?.id === me.person.id;
  const claims = row.state === 'queued' && is('adviser', 'volunteer');
  return (
    <div className="row">
      {(offered || claims) && (
        <Button type="primary" loading={claim.busy} onClick={claim.start}>
          {say(offered ? 'accept' : 'claim')}
        </Button>
      )}
      {offered && <Button onClick={claim.decline}>{say('decline')}</Button>}
      {onOpen && <Button onClick={onOpen}>{say('open')}</Button>}
    </div>
  );
}

function ScopeDialog(props: { open: boolean; busy: boolean; onCancel(): void; onAccept(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [read, setRead] = useState(false);
  return (
    <Modal
      open={props.open}
      title={say('scopeTitle')}
      okText={say('acceptCase')}
      okButtonProps={{ disabled: !read, loading: props.busy }}
      onOk={props.onAccept}
      onCancel={props.onCancel}
      destroyOnHidden
    >
      <p className="scope">{pick(lists.limitedScope)}</p>
      <Checkbox checked={read} onChange={({ target }) => setRead(target.checked)}>
        {say('scopeAccept')}
      </Checkbox>
    </Modal>
  );
}

function ConflictDialog(props: {
  report: ConflictReport | null;
  busy: boolean;
  onCancel(): void;
  onGoOn(): void;
}) {
  const say = useWords();
  const { report } = props;
  const barred = report?.level !== 'similar';
  return (
    <Modal
      open={report !== null}
      title={say('conflictTitle')}
      okText={barred ? say('close') : say('conflictAcknowledge')}
      okButtonProps={{ loading: props.busy }}
      cancelButtonProps={{ style: barred ? { display: 'none' } : {} }}
      onOk={barred ? props.onCancel : props.onGoOn}
      onCancel={props.onCancel}
    >
      {report && <ConflictView report={report} />}
    </Modal>
  );
}
