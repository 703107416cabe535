import { useContext, useEffect, useMemo, useState } from 'react';
import type { Container, StateValues, View } from '../../slack/protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { Interactive } from '../elements/interactive.tsx';
import type { PageState } from '../state/state.ts';
import { TalkContext } from '../talk/talk.ts';
import { BarrelMark } from '../ui/avatar.tsx';

/** The app's home: private to the person, drawn by the app. */
export function HomeView({ state }: { readonly state: PageState }) {
  const { send, tell } = useContext(TalkContext);
  const name = state.app?.name ?? 'Cooper';

  useEffect(() => {
    void send({ do: 'open-home' }).then((answer) => !answer.ok && tell(`App Home didn’t open: ${answer.error}`));
  }, [send, tell]);

  return (
    <main className="main">
      <header className="channel-header">
        <div className="channel-header__words">
          <BarrelMark className="avatar avatar--small avatar--app" />
          <h1 className="channel-header__name">{name}</h1>
          <p className="channel-header__topic">App Home, only visible to you</p>
        </div>
      </header>
      <div className="home" role="region" aria-label="App Home" tabIndex={0}>
        {state.home === null ? (
          <p className="empty">{name} has not published an App Home for you yet.</p>
        ) : (
          <Home key={state.home.id} view={state.home} />
        )}
      </div>
    </main>
  );
}

function Home({ view }: { readonly view: View }) {
  const [typed, setTyped] = useState<StateValues>({});
  const container = useMemo<Container>(() => ({ in: 'view', viewId: view.id }), [view.id]);
  return (
    <Interactive container={container} blocks={view.blocks} errors={view.errors} typed={typed} onTyped={setTyped}>
      <div className="home__inner">
        <Blocks of={view.blocks} />
      </div>
    </Interactive>
  );
}
