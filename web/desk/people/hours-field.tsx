import { Input } from 'antd';
import { useWords } from '../words.ts';
import { type TypedHours, WEEKDAYS } from './hours.ts';

/** A line for each day of the week. */
export function HoursField(props: { value: TypedHours; wrong: boolean; onValue(value: TypedHours): void }) {
  const say = useWords();
  const { value, wrong, onValue } = props;
  return (
    <fieldset className="hours" aria-label={say('hours')}>
      <p className="quiet">{say('hoursHint')}</p>
      {WEEKDAYS.map((day) => (
        <label key={day} htmlFor={`hours-${day}`}>
          <span>{say(`weekday${day}`)}</span>
          <Input
            id={`hours-${day}`}
            size="small"
            value={value[day]}
            placeholder="–"
            onChange={({ target }) => onValue({ ...value, [day]: target.value })}
          />
        </label>
      ))}
      {wrong && (
        <p className="account-problem" role="alert">
          {say('hoursWrong')}
        </p>
      )}
    </fieldset>
  );
}
