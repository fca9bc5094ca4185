import 'reflect-metadata';
import { runRole } from '../composition/process';
import { startApp } from './app';

void runRole('server', startApp);
