// Markdown as people write it in notes and as help is written. Safe: raw HTML stays text, no picture is loaded from
// anywhere, and a link leads only to https, http or mail, in a window of its own.
import '#renderer/ui/regions.css';
import ReactMarkdown from 'react-markdown';
import type { Components } from 'react-markdown';

const components: Components = {
  a: ({ href, children }) =>
    href && /^(https?:|mailto:)/i.test(href) ? (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ alt }) => <span>{alt}</span>,
};

export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="ui-markdown">
      <ReactMarkdown components={components} skipHtml={false}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
