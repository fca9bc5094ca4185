import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, ITEM_TYPES } from '@kaowu/contracts';
import { Page, pick, useAct, useLanguage, useWords } from '../../frame';
import { BlueprintForm, newDraft } from './blueprint-form';
import { messages } from './messages';

/** A new blueprint. */
export default function NewBlueprintPage(): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const { language } = useLanguage();
  const create = useAct(assemblyRoutes.createBlueprint, { onDone: ({ blueprintId }) => void go(`/blueprints/${blueprintId}`) });
  return (
    <Page title={w('blueprint.new')} sub={w('blueprints.emptyHint')}>
      <BlueprintForm
        initial={newDraft(pick(ITEM_TYPES.single, language), pick(ITEM_TYPES.true_false, language))} saveLabel={w('blueprint.save')} saving={create.isPending}
        onSave={(body) => create.mutate({ body })} onCancel={() => void go('/blueprints')}
      />
    </Page>
  );
}
