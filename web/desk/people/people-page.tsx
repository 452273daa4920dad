import { Tabs } from 'antd';
import type { PeopleReply } from '../../../desk/api.ts';
import { Empty } from '../../shared/empty.tsx';
import { useQuery } from '../../shared/route.tsx';
import { useSession } from '../../shared/session.tsx';
import { useLiveFetched } from '../desk.tsx';
import { useWords } from '../words.ts';
import { Accounts } from './accounts.tsx';
import { Members } from './members.tsx';
import { Teams } from './teams.tsx';

/** Who works at the centre: on the desk, with what account, in which team. */
export default function PeoplePage() {
  const say = useWords();
  const { is } = useSession();
  const [tab, setTab] = useQuery('tab');
  const fetched = useLiveFetched<PeopleReply>('/api/desk/people', ['member']);
  const desk = fetched.data;
  const items = [
    {
      key: 'desk',
      label: say('tabDesk'),
      children: desk ? <Members reply={desk} onChanged={fetched.renew} /> : <Empty fetched={fetched} />,
    },
    {
      key: 'teams',
      label: say('tabTeams'),
      children: desk ? <Teams teams={desk.teams} onChanged={fetched.renew} /> : <Empty fetched={fetched} />,
    },
    ...(is('admin') ? [{ key: 'accounts', label: say('tabAccounts'), children: <Accounts /> }] : []),
  ];
  return (
    <div className="page-frame">
      <header className="page-head">
        <h1>{say('peopleTitle')}</h1>
      </header>
      <div className="page-body">
        <Tabs
          activeKey={tab ?? 'desk'}
          items={items}
          onChange={(key) => setTab(key === 'desk' ? null : key)}
        />
      </div>
    </div>
  );
}
