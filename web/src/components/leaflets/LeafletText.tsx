import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { withCrisisLine } from '@/components/crisis/crisisText';
import { RulesText } from '@/components/rules/RulesText';

/** The text of a leaflet as its readers have it. */
export function LeafletText({ text, level }: { text: string; level?: 2 | 3 }) {
  return <RulesText text={withCrisisLine(text, useQuery(meQuery).data?.practice.crisisLine)} level={level} />;
}
