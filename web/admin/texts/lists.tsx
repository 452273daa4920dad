import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { TextLists } from '../../../ingest/publishing/api.ts';
import type { ReportLists } from '../../../reports/api.ts';
import { useSpeech } from '../../shared/language.tsx';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import './texts.css';
import './passages.css';

interface Lists extends TextLists {
  topicNames: ReportLists['topics'];
}

const ListsContext = createContext<Lists | null>(null);

/** What selections are made of, for all screens of texts below it. */
export function WithLists({ children }: { children: ReactNode }) {
  const read = useRead<TextLists>('/api/texts/lists');
  const { data } = useRead<ReportLists>('/api/reports/lists');
  return (
    <Shown read={read}>
      {(lists) => (
        <Known lists={lists} topicNames={data?.topics}>
          {children}
        </Known>
      )}
    </Shown>
  );
}

function Known(props: {
  lists: TextLists;
  topicNames: ReportLists['topics'] | undefined;
  children: ReactNode;
}) {
  const { lists, topicNames = NO_NAMES } = props;
  const known = useMemo<Lists>(() => ({ ...lists, topicNames }), [lists, topicNames]);
  return <ListsContext value={known}>{props.children}</ListsContext>;
}
const NO_NAMES = {};

export function useLists(): Lists {
  const lists = useContext(ListsContext);
  if (!lists) throw new Error('useLists outside of WithLists');
  return lists;
}

/** Tells a topic in words; one that is no known code is its own word. */
export function useTopicName(): (topic: string) => string {
  const { topicNames } = useLists();
  const { pick } = useSpeech();
  return useCallback(
    (topic) => {
      const name = topicNames[topic];
      return name ? pick(name) : topic;
    },
    [topicNames, pick],
  );
}
