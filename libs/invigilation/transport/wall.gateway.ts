import { WebSocketGateway } from '@nestjs/websockets';
import { invigilationSocketEvents, type AckOf, type PayloadOf } from '@kaowu/contracts';
import { Authenticator, ContractGateway, Listen, Sockets, type Caller } from '@kaowu/platform';
import { TakeSnapshot } from '../application/take-snapshot';
import { wallOf, wallOfRoom, WALL_NAMESPACE, WallHub } from '../application/wall-hub';

type Join = (typeof invigilationSocketEvents)['joinWall'];

/** The live connection of walls. Commands go over HTTP; here a wall only listens. */
@WebSocketGateway({ namespace: WALL_NAMESPACE })
export class WallGateway extends ContractGateway {
  constructor(authenticator: Authenticator, sockets: Sockets, private readonly snapshots: TakeSnapshot, private readonly hub: WallHub) {
    super(authenticator, sockets);
  }

  @Listen(invigilationSocketEvents.joinWall)
  async joinWall({ sessionId, roomIds: asked }: PayloadOf<Join>, { socket }: Caller): Promise<AckOf<Join>> {
    const { session, roomIds } = await this.snapshots.session(sessionId, asked);
    const wanted = [wallOf(sessionId), ...roomIds.map((roomId) => wallOfRoom(sessionId, roomId))];
    for (const room of socket.rooms) if (room.startsWith('wall:') && !wanted.includes(room)) await socket.leave(room);
    await socket.join(wanted);
    this.watch(socket.data as { wall?: string }, sessionId);
    return this.snapshots.run(session, roomIds);
  }

  protected override onDisconnect({ socket }: Caller): Promise<void> {
    const { wall } = socket.data as { wall?: string };
    if (wall !== undefined) this.hub.unwatch(wall);
    return Promise.resolve();
  }

  private watch(data: { wall?: string }, sessionId: string): void {
    if (data.wall === sessionId) return;
    if (data.wall !== undefined) this.hub.unwatch(data.wall);
    data.wall = sessionId;
    this.hub.watch(sessionId);
  }
}
