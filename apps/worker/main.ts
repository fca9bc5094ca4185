import 'reflect-metadata';
import { runRole } from '../composition/process';
import { startApp } from '../server/app';

void runRole('worker', startApp);
