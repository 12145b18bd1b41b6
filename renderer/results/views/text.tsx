// A text in Markdown.
import type { ShownView } from '#renderer/results/views/view.ts';
import { Markdown } from '#renderer/ui/Markdown.tsx';
import type { TextResult } from '#shared/spec/views/text.ts';

export const text: ShownView<TextResult> = { Content: ({ view }) => <Markdown text={view.markdown} /> };
