import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../shared/account/field.tsx';

interface Props {
  label: ReactNode;
  value: string;
  /** Each with how it is called. */
  options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}

/** One of several, under its label; a long list can be searched. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          style={{ width: '100%' }}
          showSearch={options.length > 8 && { optionFilterProp: 'label' }}
          value={value}
          options={options.map(([value, label]) => ({ value, label }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
