import { Badge, Button, Checkbox, Input, InputNumber, Popover, Select, Tag } from 'antd';
import { BarChartOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { DIFFICULTY_GRADES, itemType, ITEM_TYPES, type ItemType } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { BOUNDS, BOUND_NAMES, statisticsAsked, type Bound, type Filters } from './item-filters';
import { itemMessages } from './item-messages';
import { messages } from './messages';

interface FieldsProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** One bound of a figure. It is asked when the field is left or Enter pressed, not at every key. */
function BoundField({ name, filters, onChange }: FieldsProps & { name: Bound }): ReactNode {
  const w = useWords(itemMessages);
  const [min, max] = BOUNDS[name];
  const whole = name === 'seenAtLeast';
  const [value, setValue] = useState(filters[name]);
  const [asked, setAsked] = useState(filters[name]);
  // Taken away elsewhere, or asked by the address.
  if (asked !== filters[name]) {
    setAsked(filters[name]);
    setValue(filters[name]);
  }
  const take = (): void => { if (value !== filters[name]) onChange({ ...filters, [name]: value }); };
  return (
    <InputNumber<number> min={min} max={max} step={whole ? 10 : 0.05} precision={whole ? 0 : 2} style={{ width: 100 }} aria-label={w(`stat.${name}`)} value={value} onChange={setValue} onBlur={take} onPressEnter={take} />
  );
}

/** What results say of the items: bounds, items without any, and what the rule set proposes to retire. */
function StatisticFields(props: FieldsProps): ReactNode {
  const w = useWords(itemMessages);
  const { filters, onChange } = props;
  const field = (name: Bound): ReactNode => <BoundField name={name} {...props} />;
  return (
    <div className="k-stack bank-statistic-filters">
      <div><span>{w('stat.facility')}</span>{field('facilityFrom')}<span aria-hidden>–</span>{field('facilityTo')}</div>
      <div><span>{w('stat.discrimination')}</span>{field('discriminationFrom')}<span aria-hidden>–</span>{field('discriminationTo')}</div>
      <div><span>{w('stat.seen')}</span>{field('seenAtLeast')}</div>
      <Checkbox checked={filters.neverUsed} onChange={(event) => onChange({ ...filters, neverUsed: event.target.checked })}>{w('stat.neverUsed')}</Checkbox>
      <Checkbox checked={filters.flagged} onChange={(event) => onChange({ ...filters, flagged: event.target.checked })}>{w('stat.flagged')}</Checkbox>
      <p className="k-muted">{w('stat.hint')}</p>
    </div>
  );
}

/** The statistics asked for, each to be taken away. */
function Asked({ filters, onChange }: FieldsProps): ReactNode {
  const w = useWords(itemMessages);
  const tag = (name: string, text: string, without: Filters): ReactNode => <Tag key={name} closable={{ 'aria-label': w('stat.remove', { what: text }) }} onClose={() => onChange(without)}>{text}</Tag>;
  return (
    <div className="k-row">
      {BOUND_NAMES.flatMap((name) => { const value = filters[name]; return value === null ? [] : [tag(name, w(`stat.asked.${name}`, { value }), { ...filters, [name]: null })]; })}
      {filters.neverUsed && tag('neverUsed', w('stat.neverUsed'), { ...filters, neverUsed: false })}
      {filters.flagged && tag('flagged', w('stat.flagged'), { ...filters, flagged: false })}
    </div>
  );
}

/** The fields above the list of items. */
export function FilterFields({ filters, onChange }: FieldsProps): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { language } = useLanguage();
  const asked = statisticsAsked(filters);
  return (
    <>
      <div className="k-row">
        <Input.Search key={filters.search} allowClear placeholder={own('list.search')} aria-label={own('list.search')} style={{ flex: '1 1 220px' }} defaultValue={filters.search} onSearch={(search) => onChange({ ...filters, search: search.trim() })} />
        <Select
          allowClear placeholder={w('list.type')} aria-label={w('list.type')} style={{ width: 120 }} value={filters.type} onChange={(type: ItemType | undefined) => onChange({ ...filters, type })}
          options={itemType.options.map((value) => ({ value, label: pick(ITEM_TYPES[value], language) }))}
        />
        <Select
          allowClear placeholder={own('list.from')} aria-label={own('list.from')} style={{ width: 110 }} value={filters.grade} onChange={(grade: number | undefined) => onChange({ ...filters, grade })}
          options={DIFFICULTY_GRADES.map((g) => ({ value: g.facility, label: pick(g, language) }))}
        />
        <InputNumber min={1} precision={0} style={{ width: 90 }} placeholder={w('list.number')} aria-label={w('list.number')} value={filters.serial} onChange={(serial) => onChange({ ...filters, serial })} />
        <Popover trigger="click" placement="bottom" getPopupContainer={(trigger) => trigger.parentElement ?? document.body} title={own('stat.title')} content={<StatisticFields filters={filters} onChange={onChange} />}>
          <Badge count={asked} size="small"><Button icon={<BarChartOutlined aria-hidden />}>{own('stat.button')}</Button></Badge>
        </Popover>
      </div>
      {asked > 0 && <Asked filters={filters} onChange={onChange} />}
    </>
  );
}
