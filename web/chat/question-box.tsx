import { type GetProps, Input } from 'antd';
import { useSpeech } from '../shared/language.tsx';

/** The text box of the composer, named and findable; the frame around it would put these on itself too. */
export function QuestionBox(props: GetProps<typeof Input.TextArea>) {
  const { say } = useSpeech();
  return (
    <Input.TextArea
      {...props}
      id="question"
      aria-label={say('input')}
      aria-describedby="question-count"
      enterKeyHint="send"
      autoComplete="off"
    />
  );
}
