import { useCallback } from 'react';
import type { FieldName, FieldValue } from '../../../../knowledge/metadata-fields.ts';
import { useSpeech } from '../../../shared/language.tsx';
import { useLists, useTopicName } from '../lists.tsx';

/** Tells the value of a field in words; empty: there is none. */
export function useValueWords(): (field: FieldName, value: unknown) => string {
  const { levels } = useLists();
  const topicName = useTopicName();
  const { pick, language } = useSpeech();
  return useCallback(
    (field, value) => {
      if (value === null || value === undefined) return '';
      const comma = language === 'zh' ? '、' : ', ';
      switch (field) {
        case 'level': {
          const level = levels.find(({ code }) => code === value);
          return level ? pick(level.name) : String(value);
        }
        case 'region': {
          const { name, city } = value as FieldValue<'region'>;
          return city ? `${name} · ${city}` : name;
        }
        case 'channels':
          return (value as FieldValue<'channels'>).map((one) => one.value).join(comma);
        case 'topics':
          return (value as string[]).map(topicName).join(comma);
        default:
          return Array.isArray(value) ? value.join(comma) : String(value);
      }
    },
    [levels, topicName, pick, language],
  );
}
