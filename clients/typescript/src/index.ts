export { calling, openCus, OpenCus } from './client.js';
export type { CallOptions, HitsWanted, ServicesWanted, Settings } from './client.js';
export { ConnectionError, OpenCusError, ProblemError, TimeoutError, UnreadableAnswerError } from './errors.js';
export { paged, Paged } from './pages.js';
export type { At, Page } from './pages.js';
export * from './generated/models/index.js';
export { VERSION } from './generated/contract.js';
export { HsdsApi } from './generated/apis/HsdsApi.js';
