import { POSTS, type Engagement, type Post, type Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** A post that a person holds from a day to a day, both included; no last day means until further notice. */
export interface HeldPost {
  readonly id: string;
  readonly post: Post;
  readonly from: string;
  readonly to: string | null;
}

/**
 * Posts of the authority's side. Whoever confirms eligibility for the district or inspects from outside holds no post
 * of the body (D15, D31, D46: separation of duties).
 */
const OUTSIDE_POSTS: ReadonlySet<Post> = new Set<Post>(['district', 'external_inspector']);

const FOREVER = '9999-12-31';

/** True where the post is held on the day. */
export const isHeldOn = (held: Pick<HeldPost, 'from' | 'to'>, day: string): boolean => held.from <= day && day <= (held.to ?? FOREVER);

/** The posts that a person holds on a day, in the order of appointment. */
export const postsOn = (held: readonly HeldPost[], day: string): Post[] => held.filter((h) => isHeldOn(h, day)).map((h) => h.post);

/**
 * Whether a person may be appointed from a day until further notice: not after leaving, not twice, no post of the body
 * beside one of the authority's side, and an outside expert only under a contract in force on that day (D46, D47).
 */
export function admitAppointment(
  person: { readonly leftOn: string | null; readonly engagement: Engagement | null; readonly posts: readonly HeldPost[] },
  entry: { readonly post: Post; readonly from: string },
): Decision<void, Problem> {
  const { post, from } = entry;
  if (person.leftOn !== null) return refuse({ code: 'person.left', params: { leftOn: person.leftOn } });
  const later = person.posts.filter((held) => (held.to ?? FOREVER) >= from);
  if (later.some((held) => held.post === post)) return refuse({ code: 'post.already-held', params: { post: POSTS[post].zh }, field: 'body.post' });
  const clash = later.find((held) => OUTSIDE_POSTS.has(held.post) || OUTSIDE_POSTS.has(post));
  if (clash) return refuse({ code: 'post.conflict', params: { post: POSTS[post].zh, held: POSTS[clash.post].zh }, field: 'body.post' });
  const { engagement } = person;
  if (engagement && (from < engagement.validFrom || from > engagement.validTo)) return refuse({ code: 'post.external-needs-contract', field: 'body.from' });
  return grant(undefined);
}

/** Whether a post may end on a day (its last): once, and not before it began. */
export function endPost(held: HeldPost, lastDay: string): Decision<void, Problem> {
  if (held.to !== null) return refuse({ code: 'post.already-ended', params: { to: held.to } });
  if (lastDay < held.from) return refuse({ code: 'post.ends-before-it-begins', params: { from: held.from }, field: 'body.lastDay' });
  return grant(undefined);
}
