import type { Embedder } from '../../knowledge/embedder.ts';
import type { REPORTS } from './access/reports.ts';
import { type DeskRouteDeps, spread } from './desk-deps.ts';
import type { Handlers } from './route.ts';
import { reportFigureRoutes } from './routes/reports-figures.ts';
import { reportQuestionRoutes } from './routes/reports-questions.ts';
import { worklistRoutes } from './routes/worklists.ts';

/** Routes of what is asked, worklists and figures, from the desk's parts. */
export function reportRoutes(desk: DeskRouteDeps, embedder: Embedder | null): Handlers<keyof typeof REPORTS> {
  return {
    ...reportQuestionRoutes({ ...desk, embedder }),
    ...reportFigureRoutes({ ...desk, centre: desk.config.CENTRE_NAME }),
    ...worklistRoutes({ ...desk, onSaid: (conversationId) => spread(desk, conversationId) }),
  };
}
