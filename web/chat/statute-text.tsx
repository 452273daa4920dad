import { highlight } from './highlight.ts';

/** Words of a policy text, line by line, with the quoted ones marked. */
export function StatuteText({ text, quote = '' }: { text: string; quote?: string }) {
  let place = 0;
  return (
    <div className="statute" lang={/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'}>
      {highlight(text, quote).map((stretch) => {
        place += stretch.text.length;
        return stretch.marked ? (
          <mark key={place}>{stretch.text}</mark>
        ) : (
          <span key={place}>{stretch.text}</span>
        );
      })}
    </div>
  );
}
