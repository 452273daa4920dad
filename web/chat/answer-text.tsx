import { Fragment, memo, useMemo } from 'react';
import { CitationMark } from './citation-mark.tsx';
import { type Block, type Inline, readMarkdown } from './markdown.ts';
import type { Citation } from './received.ts';

interface Sourced {
  citations: Citation[];
  onOpen(position: number): void;
}

/** The text of an answer: Markdown as elements, its citation marks as buttons. */
export const AnswerText = memo(function AnswerText({ text, ...sourced }: { text: string } & Sourced) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className="answer-text">
      <Blocks blocks={blocks} {...sourced} />
    </div>
  );
});

function Blocks({ blocks, ...sourced }: { blocks: Block[] } & Sourced) {
  return keyed(blocks, (block) => <BlockView block={block} {...sourced} />);
}

function BlockView({ block, ...sourced }: { block: Block } & Sourced) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content} {...sourced} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Inlines content={block.content} {...sourced} />
        </blockquote>
      );
    case 'heading':
      return (
        <h3>
          <Inlines content={block.content} {...sourced} />
        </h3>
      );
    case 'list':
      return <ListView block={block} {...sourced} />;
    case 'table':
      return <TableView block={block} {...sourced} />;
    case 'rule':
      return <hr />;
  }
}

function ListView({ block, ...sourced }: { block: Extract<Block, { kind: 'list' }> } & Sourced) {
  const items = keyed(block.items, (item) => (
    <li>
      <Blocks blocks={item} {...sourced} />
    </li>
  ));
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function TableView({ block, ...sourced }: { block: Extract<Block, { kind: 'table' }> } & Sourced) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard too
    <div className="table-frame" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {keyed(block.head, (cell) => (
              <th scope="col">
                <Inlines content={cell} {...sourced} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(block.rows, (row) => (
            <tr>
              {keyed(row, (cell) => (
                <td>
                  <Inlines content={cell} {...sourced} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inlines({ content, ...sourced }: { content: Inline[] } & Sourced) {
  return keyed(content, (inline) => <InlineView inline={inline} {...sourced} />);
}

function InlineView({ inline, ...sourced }: { inline: Inline } & Sourced) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'strong':
      return (
        <strong>
          <Inlines content={inline.content} {...sourced} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines content={inline.content} {...sourced} />
        </em>
      );
    case 'code':
      return <code>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'mark': {
      const citation = sourced.citations[inline.position - 1];
      if (!citation) return null;
      return <CitationMark position={inline.position} citation={citation} onOpen={sourced.onOpen} />;
    }
  }
}

/** The text of a message never changes, so the place of a part is its identity. */
function keyed<Part>(parts: Part[], view: (part: Part) => React.ReactNode) {
  return parts.map((part, place) => {
    const key = String(place);
    return <Fragment key={key}>{view(part)}</Fragment>;
  });
}
