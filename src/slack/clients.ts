import type { WebClientOptions } from '@slack/web-api';

const timeout = 10_000;

/** `url` is where Slack's Web API is, when it is not at Slack. */
function common(url: string | undefined): WebClientOptions {
  return {
    timeout,
    allowAbsoluteUrls: false,
    maxRequestConcurrency: 20,
    ...(url === undefined ? {} : { slackApiUrl: url }),
  };
}

/** For posts: never tried again by themselves, because a repeated post is a second message. */
export const posting = (url: string | undefined): WebClientOptions => ({
  ...common(url),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  // Bolt answers by response_url with this fetch, and gives it no time limit.
  fetch: (address, init) => fetch(address, { signal: AbortSignal.timeout(timeout), ...init }),
});

/** For reads: a few quick tries, since somebody is waiting. */
export const reading = (url: string | undefined): WebClientOptions => ({
  ...common(url),
  retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000 },
  rejectRateLimitedCalls: true,
});

/** For opening Socket Mode connections: goes on through long outages, since giving up ends the bot. */
export const connecting = (url: string | undefined): WebClientOptions => ({
  ...common(url),
  retryConfig: { retries: 10_000, factor: 1.3, minTimeout: 1_000, maxTimeout: 30_000 },
});
