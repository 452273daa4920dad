import { Button, Input, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { CannedBody, CannedList, CannedReply } from '../../../desk/api.ts';
import { TEAMS } from '../../../desk/states.ts';
import { Field } from '../../shared/account/field.tsx';
import { call } from '../../shared/api.ts';
import { Empty, Nothing } from '../../shared/empty.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useSpeech } from '../../shared/language.tsx';
import { useSession } from '../../shared/session.tsx';
import { useDoing } from '../../shared/use-doing.ts';
import { useFetched } from '../../shared/use-fetched.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';

const NEW: CannedBody = { team: null, title: { zh: '', en: '' }, text: { zh: '', en: '' }, cites: [] };

/** The canned replies; those who may change them. One that cites a text no longer in force stands out. */
export default function RepliesPage() {
  const say = useWords();
  const { is } = useSession();
  const [edited, setEdited] = useState<CannedBody | null>(null);
  const fetched = useFetched('canned', (signal) =>
    call<CannedList>('GET', '/api/desk/canned', undefined, signal),
  );
  const replies = fetched.data?.replies ?? [];
  const mayEdit = is('admin', 'editor');
  const done = () => {
    setEdited(null);
    fetched.renew();
  };
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>{say('navReplies')}</h1>
        {mayEdit && (
          <Button type="primary" icon={<Icon name="add" size={16} />} onClick={() => setEdited(NEW)}>
            {say('cannedNew')}
          </Button>
        )}
      </header>
      <div className="page-body">
        {!fetched.data ? (
          <Empty fetched={fetched} />
        ) : replies.length === 0 ? (
          <Nothing icon="draft">{say('cannedNone')}</Nothing>
        ) : (
          <ul className="cards">
            {replies.map((reply) => (
              <Reply key={reply.id} reply={reply} onEdit={mayEdit ? setEdited : null} onChanged={done} />
            ))}
          </ul>
        )}
      </div>
      {edited && <ReplyDialog reply={edited} onCancel={() => setEdited(null)} onDone={done} />}
    </div>
  );
}

function Reply(props: {
  reply: CannedReply;
  onEdit: ((reply: CannedBody) => void) | null;
  onChanged(): void;
}) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [busy, doing] = useDoing();
  const { reply, onEdit } = props;
  const remove = async () => {
    if (await doing(() => call('DELETE', `/api/desk/canned/${reply.id}`))) props.onChanged();
  };
  return (
    <li className="card">
      <h2>
        {pick(reply.title)}
        <span className="tag">{reply.team ? pick(lists.teams[reply.team]!) : say('cannedAnyTeam')}</span>
        {reply.stale.length > 0 && (
          <span className="tag" data-tone="alarm">
            {say('cannedStale', { articles: reply.stale.join(' · ') })}
          </span>
        )}
      </h2>
      <p className="said-words">{pick(reply.text)}</p>
      {onEdit && (
        <div className="row-end">
          <Popconfirm title={say('cannedDeleteAsk')} okText={say('cannedDelete')} onConfirm={remove}>
            <Button size="small" type="text" loading={busy}>
              {say('cannedDelete')}
            </Button>
          </Popconfirm>
          <Button size="small" onClick={() => onEdit(reply)}>
            {say('edit')}
          </Button>
        </div>
      )}
    </li>
  );
}

const VARIABLES = '{company} {name} {reference} {adviser} {deadline} {centre} {date}';

function ReplyDialog(props: { reply: CannedBody; onCancel(): void; onDone(): void }) {
  const say = useWords();
  const { pick } = useSpeech();
  const { lists } = useDesk();
  const [reply, setReply] = useState(props.reply);
  const [cites, setCites] = useState(() =>
    props.reply.cites.map((c) => `${c.title} | ${c.article}`).join('\n'),
  );
  const [busy, doing] = useDoing();
  const ready = reply.title.zh && reply.title.en && reply.text.zh && reply.text.en;
  const save = async () => {
    const { id, team, title, text } = reply;
    const body: CannedBody = { ...(id && { id }), team, title, text, cites: citesOf(cites) };
    if (await doing(() => call('POST', '/api/desk/canned', body), say('saved'))) props.onDone();
  };
  return (
    <Modal
      open
      width={640}
      title={say(reply.id ? 'edit' : 'cannedNew')}
      okText={say('save')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={save}
      onCancel={props.onCancel}
    >
      <Field label={say('cannedTeam')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={reply.team ?? ''}
            options={[
              { value: '', label: say('cannedAnyTeam') },
              ...TEAMS.map((value) => ({ value, label: pick(lists.teams[value]!) })),
            ]}
            onChange={(team) => setReply({ ...reply, team: (team || null) as CannedBody['team'] })}
          />
        )}
      </Field>
      {(['zh', 'en'] as const).map((language) => (
        <div key={language} className="bilingual">
          <Field label={`${say('cannedTitle')} · ${say(`language_${language}`)}`}>
            {(id) => (
              <Input
                id={id}
                value={reply.title[language]}
                onChange={({ target }) =>
                  setReply({ ...reply, title: { ...reply.title, [language]: target.value } })
                }
              />
            )}
          </Field>
          <Field label={`${say('cannedText')} · ${say(`language_${language}`)}`}>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 3, maxRows: 10 }}
                value={reply.text[language]}
                onChange={({ target }) =>
                  setReply({ ...reply, text: { ...reply.text, [language]: target.value } })
                }
              />
            )}
          </Field>
        </div>
      ))}
      <p className="quiet">{say('cannedVariables', { list: VARIABLES })}</p>
      <Field label={say('cannedCites')} hint={say('cannedCitesHint')}>
        {(id, hint) => (
          <Input.TextArea
            id={id}
            aria-describedby={hint}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={cites}
            onChange={({ target }) => setCites(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

function citesOf(lines: string): CannedBody['cites'] {
  return lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([title]) => title)
    .map(([title, article = '']) => ({ title: title!, article }));
}
