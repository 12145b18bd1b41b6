// An action as an icon button.
import { runAction } from '#renderer/actions/all-actions.ts';
import { useAction } from '#renderer/actions/use-action.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';

interface ActionButtonProps {
  readonly id: string;
  /** Shows toggles as pressed. */
  readonly isToggle?: boolean;
  readonly icon?: string;
}

export function ActionButton({ id, isToggle = false, icon }: ActionButtonProps) {
  const action = useAction(id);
  return (
    <IconButton
      icon={icon ?? action.icon}
      label={action.label}
      shortcut={action.shortcut}
      isDisabled={action.isDisabled}
      data-action={id}
      onPress={() => runAction(id)}
      {...(isToggle ? { isPressed: action.isOn } : {})}
    />
  );
}
