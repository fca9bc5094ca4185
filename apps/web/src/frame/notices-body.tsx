import { useEffect, type ReactNode } from 'react';
import { App } from 'antd';

/** What the library tells with. */
export type NoticeTools = ReturnType<typeof App.useApp>;

function Hand({ give }: { give: (tools: NoticeTools) => void }): ReactNode {
  const tools = App.useApp();
  useEffect(() => give(tools), [tools, give]);
  return null;
}

/** Where the library keeps its notices; hands out the means to tell. */
export default function NoticesBody({ give }: { give: (tools: NoticeTools) => void }): ReactNode {
  return <App><Hand give={give} /></App>;
}
