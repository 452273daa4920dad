import { createContext, type ReactNode, useContext } from 'react';
import type { TextLists } from '../../../ingest/publishing/api.ts';
import { Shown } from '../frame/shown.tsx';
import { useRead } from '../frame/use-read.ts';
import './texts.css';
import './passages.css';

const ListsContext = createContext<TextLists | null>(null);

/** What selections are made of, for all screens of texts below it. */
export function WithLists({ children }: { children: ReactNode }) {
  const read = useRead<TextLists>('/api/texts/lists');
  return <Shown read={read}>{(lists) => <ListsContext value={lists}>{children}</ListsContext>}</Shown>;
}

export function useLists(): TextLists {
  const lists = useContext(ListsContext);
  if (!lists) throw new Error('useLists outside of WithLists');
  return lists;
}
