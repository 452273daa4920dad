import { Modal } from 'antd';
import { useDoing } from '../../shared/use-doing.ts';

interface Props {
  title: string;
  /** What happens then. */
  text: string;
  /** Throws `Problem` when it cannot be done; the dialog stays. */
  act(): Promise<unknown>;
  onClose(): void;
}

/** Asks whether one is sure before something is lost. */
export function SureDialog({ title, text, act, onClose }: Props) {
  const [busy, doing] = useDoing();
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={async () => (await doing(act)) && onClose()}
      onCancel={onClose}
    >
      <p>{text}</p>
    </Modal>
  );
}
