/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLooks, useWords, type Looks } from './looks';

const SIZES = [1, 2, 3, 4] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Language, text size, colours, reading ruler and the keys. */
export function Settings() {
  const w = useWords();
  const { looks, change } = useLooks();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <div class="r-tools">
      <button type="button" class="r-quiet" onClick={() => change({ language: looks.language === 'zh' ? 'en' : 'zh' })} lang={looks.language === 'zh' ? 'en' : 'zh-CN'}>
        {w('language.other')}
      </button>
      <button type="button" class="r-quiet" onClick={() => dialog.current?.showModal()}><span aria-hidden="true">Aa</span> {w('look.title')}</button>
      <dialog ref={dialog} class="r-dialog" aria-labelledby="look-title">
        <h2 id="look-title">{w('look.title')}</h2>
        <Choice name="size" legend={w('look.size')} value={looks.size} options={SIZES.map((s) => [s, w(`look.size.${s}`)])} onPick={(size) => change({ size })} />
        <Choice name="theme" legend={w('look.theme')} value={looks.theme} options={THEMES.map((t) => [t, w(`look.theme.${t}`)])} onPick={(theme) => change({ theme })} />
        <Choice name="ruler" legend={w('look.ruler')} value={looks.ruler} options={[[false, w('look.off')], [true, w('look.on')]]} onPick={(ruler) => change({ ruler })} />
        <h3>{w('keys.title')}</h3>
        <ul class="r-plain"><li>{w('keys.choose')}</li><li>{w('keys.move')}</li><li>{w('keys.flag')}</li></ul>
        <form method="dialog"><button class="r-main-button">{w('close')}</button></form>
      </dialog>
      {looks.ruler && <Ruler />}
    </div>
  );
}

function Choice<T extends Looks[keyof Looks]>({ name, legend, value, options, onPick }: {
  readonly name: string; readonly legend: string; readonly value: T; readonly options: readonly (readonly [T, string])[]; readonly onPick: (value: T) => void;
}) {
  return (
    <fieldset class="r-choice">
      <legend>{legend}</legend>
      {options.map(([option, label]) => (
        <label key={String(option)}><input type="radio" name={`look-${name}`} checked={option === value} onChange={() => onPick(option)} /> {label}</label>
      ))}
    </fieldset>
  );
}

/** A band that follows the pointer and leaves one line bright. */
function Ruler() {
  const [y, setY] = useState(-100);
  useEffect(() => {
    const follow = (event: PointerEvent): void => setY(event.clientY);
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  return <div class="r-ruler" aria-hidden="true" style={{ transform: `translateY(${y}px)` }} />;
}
