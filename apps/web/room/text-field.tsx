/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';

/** How long typing rests before it is saved. */
const REST_MS = 700;

interface Props {
  /** What the room knows of it: saved, or waiting to be sent. */
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly label: string;
  readonly about: string;
  readonly placeholder: string;
  readonly lines?: number;
  readonly short?: boolean;
}

/** A field whose text is saved when typing rests, when the field is left, and when the question leaves the screen. */
export function TextField({ value, onSave, label, about, placeholder, lines, short }: Props) {
  const [text, setText] = useState(value);
  const last = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const save = (now: string): void => {
    clearTimeout(timer.current);
    if (now === last.current) return;
    last.current = now;
    onSave(now);
  };
  const latest = useRef({ text, save });
  latest.current = { text, save };
  useEffect(() => () => latest.current.save(latest.current.text), []);
  useEffect(() => {
    if (value === last.current || value === latest.current.text) return;
    last.current = value;
    setText(value);
  }, [value]);
  const typed = (now: string): void => {
    setText(now);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(now), REST_MS);
  };
  const props = {
    class: short ? 'r-text r-text-short' : 'r-text', 'aria-label': label, 'aria-describedby': about, maxLength: 4000, value: text, placeholder, spellcheck: false,
    onInput: (e: { currentTarget: { value: string } }) => typed(e.currentTarget.value), onBlur: () => save(text),
  };
  return lines === undefined ? <input type="text" autocomplete="off" {...props} /> : <textarea rows={lines} {...props} />;
}
