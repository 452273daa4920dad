import { DeskProvider } from '../../../desk/desk.tsx';
import PeopleOfTheDesk from '../../../desk/people/people-page.tsx';
import '../../../desk/styles/list.css';
import '../../../desk/styles/case.css';
import '../../../desk/styles/people.css';

/** Who works at the centre: the screen of the desk, with what it stands on there. */
export default function PeoplePage() {
  return (
    <DeskProvider>
      <PeopleOfTheDesk />
    </DeskProvider>
  );
}
