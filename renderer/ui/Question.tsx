// A question that must be answered, by one of its buttons.
import { Button } from '#renderer/ui/Button.tsx';
import type { ButtonProps } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface QuestionProps {
  readonly title: string;
  readonly hint: string;
  /** The primary one has the focus at first. */
  readonly answers: readonly (Pick<ButtonProps, 'variant'> & { readonly label: string; choose(): void })[];
  onClose(): void;
}

export function Question({ title, hint, answers, onClose }: QuestionProps) {
  const buttons = answers.map(({ label, variant = 'default', choose }) => (
    <Button key={label} variant={variant} autoFocus={variant === 'primary'} onPress={choose}>
      {label}
    </Button>
  ));
  return (
    <Dialog title={title} isOpen isQuestion onClose={onClose} footer={buttons}>
      {hint}
    </Dialog>
  );
}
